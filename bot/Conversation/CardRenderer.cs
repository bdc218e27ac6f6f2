using System.Runtime.CompilerServices;
using AllianceBot.Cards;
using AllianceBot.Conversation.Language;

namespace AllianceBot.Conversation;

/// <summary>Turns a card's view into the JSON that Teams shows: a pure function of template, model and language.</summary>
public sealed class CardRenderer(CardLibrary library, Phrasebook phrases)
{
    // Views that are the same for everyone are kept by those who show them; their bytes are kept with them.
    private readonly ConditionalWeakTable<CardView, byte[]> _rendered = [];

    public byte[] Render(CardView card) => _rendered.GetValue(card, RenderAnew);

    private byte[] RenderAnew(CardView card) => library.Render(card.Template, card.Model, phrases.Host(card.Language), card.Language.Culture());
}
