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
    /// <param name="Language">Whose words tell what would change.</param>
    public sealed record Input(string Content, Actor By, TextLanguage Language, DateTimeOffset Now);

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
        var (plan, problem) = await ImportPlan.MakeAsync(db, content, vocabulary, input.Language, cancellationToken);
        if (plan is null)
            return new Outcome.Unreadable(problem!);

        var tooOld = input.Now - OrganisationImport.Patience;
        await db.Set<OrganisationImport>().Where(i => i.PersonId == input.By.Id || i.GivenAt < tooOld).ExecuteDeleteAsync(cancellationToken);
        var import = new OrganisationImport { Id = Guid.CreateVersion7(input.Now), PersonId = input.By.Id, GivenAt = input.Now, Content = content };
        db.Add(import);
        return new Outcome.Planned(import.Id, plan);
    }
}
