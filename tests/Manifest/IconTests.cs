using System.Buffers.Binary;
using System.IO.Compression;
using AllianceBot.Packaging;

namespace AllianceBot.Tests.Manifest;

/// <summary>What Teams demands of the two icons, read from the PNGs that are packed.</summary>
public sealed class IconTests
{
    private const int TruecolourWithAlpha = 6;

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void An_icon_has_the_size_that_teams_demands(string name, int side)
    {
        var (width, height, _, _) = ReadPng(name);

        (width, height).ShouldBe((side, side));
    }

    [Fact]
    public void The_outline_is_white_on_nothing()
    {
        var (width, height, colourType, pixels) = ReadPng("outline.png");

        colourType.ShouldBe(TruecolourWithAlpha);
        var visible = 0;
        for (var i = 0; i < pixels.Length; i += 4)
        {
            if (pixels[i + 3] > 0)
            {
                visible++;
                // Un-premultiplying a faint edge may lose a step.
                pixels.AsSpan(i, 3).ToArray().ShouldAllBe(channel => channel >= 250);
            }
        }

        visible.ShouldBeInRange(width * height / 4, width * height * 3 / 4, "legible: neither a hairline nor a slab");
    }

    private static (int Width, int Height, int ColourType, byte[] Pixels) ReadPng(string name)
    {
        var deployment = new ManifestSettings { AppId = Guid.NewGuid(), Host = "bot.alliance.org" };
        using var zip = ManifestPackerTests.Open(ManifestPacker.Pack(deployment, []));
        using var file = new MemoryStream();
        using (var entry = zip.GetEntry(name).ShouldNotBeNull().Open())
        {
            entry.CopyTo(file);
        }

        return Decode(file.ToArray());
    }

    // PNG, W3C Recommendation: 8 bits a channel, no interlace; filters undone a row at a time.
    private static (int Width, int Height, int ColourType, byte[] Pixels) Decode(byte[] png)
    {
        var (width, height, colourType) = (Int(png, 16), Int(png, 20), (int)png[25]);
        png[24].ShouldBe((byte)8);
        png[28].ShouldBe((byte)0);
        using var packed = new MemoryStream();
        for (var chunk = 8; chunk < png.Length; chunk += Int(png, chunk) + 12)
        {
            if (png.AsSpan(chunk + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png, chunk + 8, Int(png, chunk));
            }
        }

        packed.Position = 0;
        using var inflated = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionMode.Decompress))
        {
            zlib.CopyTo(inflated);
        }

        return (width, height, colourType, Unfilter(inflated.ToArray(), width * (colourType == TruecolourWithAlpha ? 4 : 3), height, colourType == TruecolourWithAlpha ? 4 : 3));
    }

    private static byte[] Unfilter(byte[] filtered, int stride, int height, int step)
    {
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = filtered[y * (stride + 1)];
            for (var x = 0; x < stride; x++)
            {
                int left = x >= step ? pixels[(y * stride) + x - step] : 0;
                int above = y > 0 ? pixels[((y - 1) * stride) + x] : 0;
                int corner = x >= step && y > 0 ? pixels[((y - 1) * stride) + x - step] : 0;
                var predicted = filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    _ => Paeth(left, above, corner),
                };
                pixels[(y * stride) + x] = (byte)(filtered[(y * (stride + 1)) + 1 + x] + predicted);
            }
        }

        return pixels;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
