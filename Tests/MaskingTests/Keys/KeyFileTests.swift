import Foundation
import TestSupport
import Testing

@testable import Masking

extension KeySources {
    @Suite struct KeyFileTests {
        @Test(arguments: [0o600, 0o400, 0o700])
        func `a file that only its owner may read is read`(mode: Int) throws {
            let folder = try TemporaryFolder()
            let path = try folder.write(SampleKey.text + "\r\n", to: "key", mode: mode)
            #expect(try KeyProvider.file(path).load().id == SampleKey.id)
        }

        @Test(arguments: [0o640, 0o604, 0o620, 0o601, 0o644, 0o777])
        func `a file that others may use is refused`(mode: Int) throws {
            let folder = try TemporaryFolder()
            let path = try folder.write(SampleKey.text, to: "key", mode: mode)
            let error = #expect(throws: KeyError.self) { try KeyProvider.file(path).load() }
            #expect(error?.description == "key file:\(path): others may use the file; chmod 600 it and make a new key")
        }

        @Test func `a symbolic link, a folder, a FIFO and an absent file are refused`() throws {
            let folder = try TemporaryFolder()
            let path = try folder.write(SampleKey.text, to: "key")
            try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: path)
            try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: false)
            #expect(unsafe mkfifo(folder.file("fifo"), 0o600) == 0)
            for (name, problem) in [
                ("link", "it is a symbolic link"), ("folder", "it is not a regular file"),
                ("fifo", "it is not a regular file"), ("absent", "there is no such file"),
                ("key/x", "there is no such file"),
            ] {
                let error = #expect(throws: KeyError.self) { try KeyProvider.file(folder.file(name)).load() }
                #expect(error?.description.contains(problem) == true, "\(name)")
            }
        }

        @Test(arguments: [("", KeyFault.empty), ("\n", .empty), (String(repeating: "x", count: 1 << 20), .tooLong)])
        func `a file of another size is not a key`(text: String, fault: KeyFault) throws {
            let folder = try TemporaryFolder()
            let path = try folder.write(text, to: "key")
            #expect(throws: KeyError.notAKey(place: "file:\(path)", fault: fault)) { try KeyProvider.file(path).load() }
        }

        @Test func `a descriptor is read to its end and closed`() throws {
            var ends: [Int32] = [0, 0]
            #expect(unsafe pipe(&ends) == 0)
            let text = Array(SampleKey.text.utf8)
            for half in [text[..<20], text[20...]] {
                #expect(unsafe write(ends[1], Array(half), half.count) == half.count)
            }
            close(ends[1])
            #expect(try KeyProvider.fd(ends[0]).load().id == SampleKey.id)
            #expect(throws: KeyError.self) { try KeyProvider.fd(Int32.max).load() }
        }

        @Test func `a credential is read from the folder of the service, whatever its mode`() throws {
            let folder = try TemporaryFolder()
            try folder.write(SampleKey.text, to: "bauta", mode: 0o440)
            unsafe unsetenv("CREDENTIALS_DIRECTORY")
            let error = #expect(throws: KeyError.self) { try KeyProvider.credential("bauta").load() }
            #expect(error?.description.contains("CREDENTIALS_DIRECTORY is not set") == true)
            unsafe setenv("CREDENTIALS_DIRECTORY", folder.path, 1)
            #expect(try KeyProvider.credential("bauta").load().id == SampleKey.id)
            #expect(throws: KeyError.self) { try KeyProvider.credential("absent").load() }
            unsafe unsetenv("CREDENTIALS_DIRECTORY")
        }
    }
}
