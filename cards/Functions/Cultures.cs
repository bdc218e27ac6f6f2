using System.Globalization;
using AllianceBot.Cards.Expressions;

namespace AllianceBot.Cards.Functions;

/// <summary>The culture a function formats in: the one its last argument names, else the reader's.</summary>
internal static class Cultures
{
    public static CultureInfo Named(in Value name, CultureInfo otherwise)
    {
        if (name.Kind is not ValueKind.Text)
            return otherwise;
        try
        {
            return CultureInfo.GetCultureInfo(name.Text);
        }
        catch (CultureNotFoundException)
        {
            return otherwise;
        }
    }
}
