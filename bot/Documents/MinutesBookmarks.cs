namespace AllianceBot.Documents;

/// <summary>Names of the places in the document that its lists lead to. By position, because numbers come from outside and may repeat.</summary>
internal static class MinutesBookmarks
{
    public static string Item(int item) => $"item_{item + 1}";

    public static string Decision(int item, int decision) => $"decision_{item + 1}_{decision + 1}";

    public static string Task(int item, int task) => $"task_{item + 1}_{task + 1}";
}
