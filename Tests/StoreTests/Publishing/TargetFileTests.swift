import Foundation
import Records
import Store
import Testing

@Suite struct TargetFileTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
    }

    private func refusal() throws -> StoreError? {
        #expect(throws: StoreError.self) { try SampleRun().writer(into: path).abandon() }
    }

    @Test func `refuses a symbolic link`() throws {
        try SampleRun().publish(into: folder.file("real.db"))
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder.file("real.db"))
        #expect(try refusal() == .refused(path: path, .symbolicLink))
        try FileManager.default.removeItem(atPath: folder.file("real.db"))
        #expect(try refusal() == .refused(path: path, .symbolicLink))
    }

    @Test func `refuses a second hard link`() throws {
        try SampleRun().publish(into: path)
        try FileManager.default.linkItem(atPath: path, toPath: folder.file("twin.db"))
        #expect(try refusal() == .refused(path: path, .hardLink))
    }

    @Test func `refuses a folder and a pipe`() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(try refusal() == .refused(path: path, .notRegular))
        try FileManager.default.removeItem(atPath: path)
        #expect(unsafe mkfifo(path, 0o600) == 0)
        #expect(try refusal() == .refused(path: path, .notRegular))
        #expect(try refusal()?.status == .absent)
    }

    @Test func `refuses a database of another application and what is none`() throws {
        _ = try Shell.sqlite(path, "CREATE TABLE t(x); INSERT INTO t VALUES(1)")
        #expect(try refusal() == .refused(path: path, .notAStore))
        try folder.write(Array("id,name\n1,Zoë\n".utf8), to: "staging.db")
        #expect(try refusal() == .refused(path: path, .notAStore))
        try folder.write([], to: "staging.db")
        #expect(try refusal() == .refused(path: path, .notAStore))
        #expect(try folder.bytes(of: "staging.db") == [])
    }

    @Test func `refuses a newer format`() throws {
        try SampleRun().publish(into: path)
        _ = try Shell.sqlite(path, "PRAGMA user_version = 2")
        #expect(try refusal() == .refused(path: path, .newerFormat(2)))
        #expect(throws: StoreError.refused(path: path, .newerFormat(2))) { _ = try StagingReader(path: path) }
    }

    @Test func `refuses another tenant's store`() throws {
        try SampleRun(tenant: "other").publish(into: path)
        let error = try refusal()
        #expect(error?.status == .absent)
        #expect(
            error?.description == "'\(path)': belongs to tenant 'other', and this run is for 'acme';"
                + " give each tenant a store of its own")
    }

    @Test func `refuses a store that another program writes to`() throws {
        try SampleRun().publish(into: path)
        try folder.write([1], to: "staging.db-journal")
        #expect(try refusal() == .refused(path: path, .journal(path + "-journal")))
        try FileManager.default.removeItem(atPath: path + "-journal")
        _ = try Shell.sqlite(path, "PRAGMA journal_mode=WAL")
        #expect(try refusal() == .refused(path: path, .writeAheadLog))
    }

    @Test func `does not replace what was put there during the run`() throws {
        var writer = try SampleRun().writer(into: path)
        try folder.write([1], to: "staging.db")
        #expect(throws: StoreError.refused(path: path, .replaced)) { _ = try writer.publish(finished: "now") }
        writer.abandon()
        #expect(try folder.bytes(of: "staging.db") == [1])
        #expect(try folder.names == ["staging.db", "staging.db.lock"])
    }

    @Test func `does not follow a planted lock or partial`() throws {
        try folder.write([1], to: "victim")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: path + ".partial", withDestinationPath: folder.file("victim"))
        try SampleRun().publish(into: path)
        #expect(try folder.bytes(of: "victim") == [1])
        try manager.removeItem(atPath: path + ".lock")
        try manager.createSymbolicLink(atPath: path + ".lock", withDestinationPath: folder.file("victim"))
        #expect(try refusal() == .refused(path: path + ".lock", .symbolicLink))
    }

    @Test func `reports a folder that is not there`() throws {
        let error = #expect(throws: StoreError.self) { try SampleRun().publish(into: folder.file("no/staging.db")) }
        #expect(error?.status == .io)
        #expect(error?.description.contains("folder: No such file or directory") == true)
    }

    @Test func `finds the folder of a relative path and of a link to it`() throws {
        let link = folder.file("link")
        try FileManager.default.createDirectory(atPath: folder.file("real"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.file("real"))
        try SampleRun().publish(into: link + "/staging.db")
        try SampleRun(uuid: "b").publish(into: link + "/staging.db")
        #expect(try Shell.sqlite(folder.file("real/staging.db"), "SELECT count(*) FROM bauta_run") == ["2"])
    }
}
