namespace AllianceBot.Tests.Minutes.Drafting;

/// <summary>Where the annotated meetings lie that are not in this repository, and the sentences that are.</summary>
internal static class Corpus
{
    public static string Root { get; } = FindRoot();

    public static string Sentences => Path.Combine(Root, "tests", "Minutes", "Drafting", "Sentences");

    /// <summary>The folder of the AMI meetings; skips the test where there is none.</summary>
    public static string Meetings()
    {
        var folder = Environment.GetEnvironmentVariable("ALLIANCEBOT_AMI") ?? Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", "ami", "dev"));
        Assert.SkipUnless(Directory.Exists(folder), $"The AMI meetings are not in '{folder}'; ALLIANCEBOT_AMI may name another folder.");
        return folder;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AllianceBot.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
