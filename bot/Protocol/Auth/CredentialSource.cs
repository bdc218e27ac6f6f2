using Azure.Core;

namespace AllianceBot.Protocol.Auth;

/// <summary>What the bot proves itself with, made when it is needed: without an app id nothing of Azure is ever loaded.</summary>
internal sealed class CredentialSource(Func<TokenCredential> create)
{
    private readonly Lazy<TokenCredential> credential = new(create);

    public TokenCredential Value => credential.Value;
}
