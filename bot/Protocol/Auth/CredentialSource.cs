using Azure.Core;

namespace AllianceBot.Protocol.Auth;

/// <summary>What the bot proves itself with, made when it is needed.</summary>
/// <param name="create">Makes a <see cref="TokenCredential"/>. It is not typed so, because that alone would load Azure's assemblies where there is no app id.</param>
internal sealed class CredentialSource(Func<object> create)
{
    // What failed once is tried again.
    private readonly Lazy<object> credential = new(create, LazyThreadSafetyMode.PublicationOnly);

    public TokenCredential Value => (TokenCredential)credential.Value;
}
