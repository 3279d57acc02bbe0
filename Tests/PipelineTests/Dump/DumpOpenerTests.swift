import Ingest
import Records
import TestSupport
import Testing

@testable import Pipeline

struct DumpOpenerTests {
    @Test func `a source is read as its part says`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Array("CREATE TABLE `t` (`a` int, `b` int);\n".utf8), to: "t.sql")
        try folder.write(Array("1,2\n".utf8), to: "t.txt")
        let source = PlannedSource(location: .file(path: path, name: "t.sql"), storedName: "t.sql")
        var part = PlannedDump.Part(dialect: .mysql, sources: [source])
        var form = MySQLTextForm()
        form.delimiter = UInt8(ascii: ",")
        part.textForm = form
        let opener = DumpOpener(dump: PlannedDump(parts: [part], expected: []), limits: IngestLimits())
        let reader = try opener.open(0).reader
        #expect(try reader.nextSection()?.columns == ["a", "b"])
        #expect((reader as? MySQLDump)?.textForm?.delimiter == UInt8(ascii: ","))
        #expect(opener.count == 1)
    }
}
