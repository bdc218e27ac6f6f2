using AllianceBot.Alliances.Roles;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AllianceBot.Alliances.Organisations;

/// <summary>Keeps a file that someone gave and works out what it would do. No organisation is touched.</summary>
public static class PreviewImport
{
    /// <param name="Content">The file's text.</param>
    /// <param name="DateOrder">How the person's client writes 3/4.</param>
    public sealed record Input(string Content, Actor By, DateOrder DateOrder, DateTimeOffset Now);

    public abstract record Outcome
    {
        private Outcome() { }

        public sealed record Planned(Guid ImportId, ImportPlan Plan) : Outcome;

        public sealed record Refused(Refusal Refusal) : Outcome;

        public sealed record Unreadable(OrganisationProblem Problem) : Outcome;
    }

    public static async Task<Outcome> HandleAsync(AllianceDb db, Input input, OrganisationVocabulary vocabulary, CancellationToken cancellationToken)
    {
        if (await Refusal.FindAsync(db, input.By, Right.ManageOrganisations, groupId: null, cancellationToken) is { } refusal)
            return new Outcome.Refused(refusal);
        if (input.Content.Length > OrganisationImport.LongestContent)
            return new Outcome.Unreadable(new("importTooLarge"));
        // PostgreSQL keeps no text with a zero in it.
        var content = input.Content.Replace("\0", "", StringComparison.Ordinal);
        var (plan, problem) = await ImportPlan.MakeAsync(db, content, vocabulary, input.DateOrder, cancellationToken);
        if (plan is null)
            return new Outcome.Unreadable(problem!);

        var tooOld = input.Now - OrganisationImport.Patience;
        await db.Set<OrganisationImport>().Where(i => i.PersonId == input.By.Id || i.GivenAt < tooOld).ExecuteDeleteAsync(cancellationToken);
        var import = new OrganisationImport
        {
            Id = OrderedId.Next(input.Now),
            PersonId = input.By.Id,
            GivenAt = input.Now,
            Content = content,
            DateOrder = input.DateOrder,
            ShownVersions = OrganisationImport.WriteVersions(plan),
        };
        db.Add(import);
        return new Outcome.Planned(import.Id, plan);
    }
}
