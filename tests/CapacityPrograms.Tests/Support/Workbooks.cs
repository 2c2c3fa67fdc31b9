using System.Data;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace CapacityPrograms.Tests.Support;

/// <summary>A written workbook as Excel would see it.</summary>
internal static class Workbooks
{
    public static DataSet Read(MemoryStream stream)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        stream.Position = 0;
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(stream.ToArray()));
        var set = new DataSet { Locale = CultureInfo.InvariantCulture };
        do
        {
            var table = set.Tables.Add(reader.Name);
            for (var i = 0; i < reader.FieldCount; i++) table.Columns.Add(i.ToString(CultureInfo.InvariantCulture), typeof(object));
            while (reader.Read()) table.Rows.Add(Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).ToArray());
        }
        while (reader.NextResult());
        return set;
    }

    public static void Valid(MemoryStream stream)
    {
        stream.Position = 0;
        using var book = SpreadsheetDocument.Open(stream, false);
        Assert.Equal([], new OpenXmlValidator().Validate(book).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }
}
