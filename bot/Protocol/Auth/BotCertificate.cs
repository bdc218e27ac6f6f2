using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AllianceBot.Protocol.Auth;

/// <summary>The certificate that a single-tenant bot proves itself with.</summary>
internal static class BotCertificate
{
    private const string PemHeader = "-----BEGIN ";

    /// <summary>Reads it from a PFX file, or a PEM file with certificate and private key.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="CryptographicException">It is neither, the password is wrong, or the private key is missing.</exception>
    public static X509Certificate2 Load(string path, string password)
    {
        var certificate = IsPem(path) ? LoadPem(path, password) : X509CertificateLoader.LoadPkcs12FromFile(path, password);
        if (certificate.HasPrivateKey)
            return certificate;
        certificate.Dispose();
        throw new CryptographicException("There is no private key in it.");
    }

    /// <summary>Why <see cref="Load"/> cannot; null when it can.</summary>
    public static string? FindFault(string path, string password)
    {
        try
        {
            Load(path, password).Dispose();
            return null;
        }
        catch (Exception problem) when (IsFault(problem))
        {
            return problem.Message;
        }
    }

    /// <summary>Whether it is one that <see cref="Load"/> throws.</summary>
    public static bool IsFault(Exception problem) => problem is IOException or UnauthorizedAccessException or CryptographicException;

    private static X509Certificate2 LoadPem(string path, string password) =>
        password.Length > 0 ? X509Certificate2.CreateFromEncryptedPemFile(path, password) : X509Certificate2.CreateFromPemFile(path);

    private static bool IsPem(string path)
    {
        using var text = new StreamReader(path);
        // There may be a few lines before it that say what it is.
        for (var line = 0; line < 100 && text.ReadLine() is { } read; line++)
        {
            if (read.StartsWith(PemHeader, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
