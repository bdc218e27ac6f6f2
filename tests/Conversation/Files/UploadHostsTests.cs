using AllianceBot.Conversation.Files;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AllianceBot.Tests.Conversation.Files;

public sealed class UploadHostsTests
{
    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/ana/_api/v2.0/drive/items/1/uploadSession?guid=1", true)]
    [InlineData("https://CONTOSO.SharePoint.com/x", true)]
    [InlineData("https://files.example.org/x", true)]
    [InlineData("http://files.example.org/x", false)]
    [InlineData("https://example.org/x", false)]
    [InlineData("https://10.0.0.1/x", false)]
    [InlineData("https://127.0.0.1/x", false)]
    [InlineData("https://localhost/x", false)]
    [InlineData("http://localhost/x", false)]
    [InlineData("https://user:word@contoso.sharepoint.com/x", false)]
    [InlineData("https://contoso.sharepoint.com./x", false)]
    [InlineData("ftp://contoso.sharepoint.com/x", false)]
    public void In_production_only_https_to_hosts_of_the_list_and_never_this_machine(string address, bool isAllowed) =>
        (Hosts(Environments.Production).Find(address) is not null).ShouldBe(isAllowed);

    [Theory]
    [InlineData("http://127.0.0.1:5000/x", true)]
    [InlineData("http://localhost:5000/x", true)]
    [InlineData("ftp://localhost/x", false)]
    [InlineData("http://files.example.org/x", false)]
    public void In_development_a_listed_host_of_this_machine_is_good_too(string address, bool isAllowed) =>
        (Hosts(Environments.Development).Find(address) is not null).ShouldBe(isAllowed);

    [Fact]
    public void An_empty_entry_allows_nothing()
    {
        var options = new FilesOptions { AllowedHosts = { "", " " } };

        new UploadHosts(Options.Create(options), new Place(Environments.Production)).Find("https://example.org/x").ShouldBeNull();
    }

    private static UploadHosts Hosts(string environment) =>
        new(Options.Create(new FilesOptions { AllowedHosts = { "files.example.org", "10.0.0.1", "127.0.0.1", "localhost" } }), new Place(environment));

    private sealed class Place(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
