using AllianceBot.Protocol.Schema;

namespace AllianceBot.Conversation;

/// <summary>Hears of every activity that the bot attends to, with its place and person: what it takes to write there later.</summary>
internal interface IActivityWitness
{
    /// <summary>Runs before the answer, for each message of a busy channel: it must cost next to nothing when there is nothing new.</summary>
    ValueTask SeeAsync(Activity activity, Place place, Whereabouts whereabouts, CancellationToken cancellationToken);
}
