using AllianceBot.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace AllianceBot.Tests;

/// <summary>
/// Classes run beside each other, and those that try every command and verb, or go through a real browser, take minutes: begun
/// last, everything would wait for them alone.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => Longest.Any(name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];

    private static readonly string[] Longest = ["IsolationTests", "EndToEnd.MeetingTests", "DemoTests", "ChaseYearTests"];
}
