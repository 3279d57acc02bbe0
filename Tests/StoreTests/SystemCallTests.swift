import Foundation
import Testing

@testable import Store

@Suite struct SystemCallTests {
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test func `finds folder and name of a path`() throws {
        #expect(try SystemCall.resolved("a.db").name == "a.db")
        #expect(try SystemCall.resolved("/a.db") == ("/", "a.db"))
        #expect(try SystemCall.resolved(folder.file("./Zoë.db")) == (folder.path, "Zoë.db"))
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: ".")
        #expect(try SystemCall.resolved(folder.file("link/link/x")) == (folder.path, "x"))
    }

    @Test(arguments: ["", "/", "a/", ".", "..", "/tmp/.."]) func `refuses a path without a name`(path: String) {
        #expect(throws: StoreError.refused(path: path, .notRegular)) { try SystemCall.resolved(path) }
    }

    @Test func `makes only what is not there, for its owner alone`() throws {
        let path = folder.file("new")
        try SystemCall.create(path, owner: nil)
        #expect(try folder.mode("new") == 0o600)
        let error = #expect(throws: StoreError.self) { try SystemCall.create(path, owner: nil) }
        #expect(error == .system(path: path, operation: "create", code: EEXIST))
    }

    @Test func `takes a name only where it is free`() throws {
        try folder.write([1], to: "old")
        try folder.write([2], to: "taken")
        #expect(try !SystemCall.moveToFree(folder.file("old"), to: folder.file("taken")))
        #expect(try folder.bytes(of: "taken") == [2])
        #expect(try SystemCall.moveToFree(folder.file("old"), to: folder.file("free")))
        #expect(try folder.names == ["free", "taken"])
        let place = folder.file("no/free")
        #expect(throws: StoreError.system(path: place, operation: "link", code: ENOENT)) {
            try SystemCall.moveToFree(folder.file("free"), to: place)
        }
    }

    @Test func `tells what a file is`() throws {
        let path = folder.file("file")
        #expect(try SystemCall.status(of: path) == nil)
        try folder.write([1, 2, 3], to: "file")
        let status = try #require(try SystemCall.status(of: path))
        #expect(status.isRegular && !status.isSymbolicLink && status.links == 1)
        try FileManager.default.createSymbolicLink(atPath: path + ".link", withDestinationPath: path)
        let link = try #require(try SystemCall.status(of: path + ".link"))
        #expect(link.isSymbolicLink && !link.isRegular && !link.isSameFile(as: status))
        #expect(try SystemCall.size(of: path + ".link") == 3)
    }

    @Test func `reads the start of a file, and nothing of a folder or a pipe`() throws {
        try folder.write([1, 2, 3], to: "file")
        #expect(try SystemCall.start(of: folder.file("file"), count: 2) == [1, 2])
        #expect(try SystemCall.start(of: folder.file("file"), count: 9) == [1, 2, 3])
        #expect(throws: StoreError.refused(path: folder.path, .notRegular)) {
            try SystemCall.start(of: folder.path, count: 1)
        }
        #expect(throws: StoreError.absent(path: folder.file("no"))) {
            try SystemCall.start(of: folder.file("no"), count: 1)
        }
    }

    @Test func `seals, moves and removes`() throws {
        try folder.write([1], to: "old")
        try folder.write([2], to: "new")
        try SystemCall.seal(folder.file("old"), mode: 0o640)
        try SystemCall.move(folder.file("old"), to: folder.file("new"))
        try SystemCall.sealFolder(folder.path)
        #expect(try folder.bytes(of: "new") == [1])
        #expect(try folder.mode("new") == 0o640)
        try SystemCall.remove(folder.file("new"))
        try SystemCall.remove(folder.file("new"))
        #expect(try folder.names == [])
    }

    @Test func `tells where files really lie, and how many names they have`() throws {
        try folder.write([1], to: "file")
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.file("file"))
        #expect(RealPath.of(link) == folder.file("file"))
        #expect(RealPath.of(folder.file("none")) == nil)
        #expect(try RealPath.isBeside(link, folder.file("none")))
        #expect(try RealPath.isBeside(link, "/none"))
        #expect(try !RealPath.isBeside(link, "/usr/none"))
        #expect(try !RealPath.isBeside(folder.file("none"), folder.file("file")))
        #expect(try RealPath.links(of: folder.file("file")) == 1)
        try FileManager.default.linkItem(atPath: folder.file("file"), toPath: folder.file("second"))
        #expect(try RealPath.links(of: folder.file("file")) == 2)
    }
}
