using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CapacityPrograms.Tests.Platform.Mail;

/// <summary>A certificate authority of an organisation's own, as the file that <c>Mail:CaFile</c> names.</summary>
internal sealed class OwnAuthority : IDisposable
{
    private readonly DateTimeOffset _from = TimeProvider.System.GetUtcNow().AddDays(-1);
    private readonly X509Certificate2 _root;

    public OwnAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Own authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _root = request.CreateSelfSigned(_from, _from.AddYears(1));
        File.WriteAllText(CaFile, _root.ExportCertificatePem());
    }

    public string CaFile { get; } = Path.Combine(Path.GetTempPath(), $"capacityprograms-ca-{Guid.NewGuid():N}.pem");

    /// <summary>A certificate for a server, good from yesterday for so many days.</summary>
    public X509Certificate2 For(string host, double days = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var certificate = request.Create(_root, _from, _from.AddDays(days), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        _root.Dispose();
        File.Delete(CaFile);
    }
}
