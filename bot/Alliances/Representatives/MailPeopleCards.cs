using System.Text.Json.Serialization;
using AllianceBot.Conversation;
using AllianceBot.Conversation.Language;
using AllianceBot.Storage;

namespace AllianceBot.Alliances.Representatives;

/// <summary>The models of the forms about people without Teams who are known already.</summary>
internal static class MailPeopleCards
{
    /// <summary>Of a page of the list of people, those without Teams.</summary>
    public static CardView Choose(Turn turn, Page<PersonLine> page, string problem)
    {
        List<Choice> people = [.. page.Rows.Where(p => !p.HasTeams).Select(p => new Choice(ChoiceText.Plain(p.Name), p.Id.ToString()))];
        var chosen = people.Find(p => p.Value == turn.Data.Text("person"))?.Value ?? (people is [var only] ? only.Value : "");
        var model = new MailPeopleModel(turn.Alliance.Id.ToString(), RepresentativesFeature.About(turn), page.Number, people, chosen, problem);
        return new("alliances/mail-people.json", CardModel.Of(model, MailPeopleJson.Default.MailPeopleModel), turn.Language, turn.Say("mailPeopleTitle"));
    }

    /// <param name="turn">Who asks.</param>
    /// <param name="filledIn">What is known, or as it was filled in.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static CardView Correct(Turn turn, CorrectRepresentative.Input filledIn, string problem)
    {
        var model = new MailPersonModel(
            turn.Alliance.Id.ToString(), filledIn.PersonId?.ToString() ?? "", filledIn.Version, TextLimits.Cut(filledIn.Name, TextLimits.Name),
            TextLimits.Cut(filledIn.Email, MailAddress.Longest), TextLanguageCulture.FromLocale(filledIn.LanguageCode)?.Code() ?? "", problem);
        return new("alliances/mail-person.json", CardModel.Of(model, MailPeopleJson.Default.MailPersonModel), turn.Language, turn.Say("mailCorrectTitle"));
    }
}

internal sealed record MailPeopleModel(string Alliance, string About, int Page, IReadOnlyList<Choice> People, string Person, string Problem);

internal sealed record MailPersonModel(string Alliance, string Person, int Version, string Name, string Email, string Language, string Problem);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MailPeopleModel))]
[JsonSerializable(typeof(MailPersonModel))]
internal sealed partial class MailPeopleJson : JsonSerializerContext;
