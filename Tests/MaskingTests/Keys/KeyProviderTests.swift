import Foundation
import Masking
import TestSupport
import Testing

extension KeySources {
    @Suite struct KeyProviderTests {
        private func provider(_ text: String) -> KeyProvider? { try? KeyProvider(text: text) }

        @Test(arguments: [
            ("env:BAUTA_KEY", KeyProvider.env("BAUTA_KEY")), ("file:/etc/bauta/key", .file("/etc/bauta/key")),
            ("file:key:1", .file("key:1")), ("fd:3", .fd(3)), ("fd:0", .fd(0)),
            ("credential:bauta", .credential("bauta")),
            ("command:pass show bauta", .command(["pass", "show", "bauta"])),
        ])
        func `is read from its text`(text: String, expected: KeyProvider) throws {
            #expect(try KeyProvider(text: text) == expected)
        }

        @Test(arguments: [
            "", "BAUTA_KEY", "env:", "env:1A", "env:A-B", "env:A=B", "file:", "fd:", "fd:1", "fd:2", "fd:-1",
            "fd:99999999999",
            "credential:", "credential:a/b", "credential:..", "command:", "command:  ", "vault:x", "file:a\0b",
        ])
        func `anything else is refused`(text: String) {
            #expect(throws: KeyError.invalidProvider) { try KeyProvider(text: text) }
        }

        @Test(arguments: [
            SampleKey.text, "env:\(SampleKey.text)", "file:\(SampleKey.text)", "command:\(SampleKey.text)",
        ])
        func `the text of a key is refused without repeating it`(text: String) {
            let error = #expect(throws: KeyError.textInsteadOfProvider) { try KeyProvider(text: text) }
            #expect(error?.description.contains("AAEC") == false)
        }

        @Test func `a list is a command and its arguments`() throws {
            #expect(
                try KeyProvider(arguments: ["pass", "show", "two words"]) == .command(["pass", "show", "two words"]))
            #expect(throws: KeyError.invalidProvider) { try KeyProvider(arguments: []) }
        }

        @Test func `is named without the arguments of a command`() throws {
            #expect(try KeyProvider(text: "command:vault read -token=s3cret").description == "command")
            #expect(try KeyProvider(text: "file:a\u{1B}b").description == "file:a\\u{1b}b")
        }

        @Test func `what it gives must be a key, and the message names the place`() throws {
            let folder = try TemporaryFolder()
            let path = try folder.write("not a key", to: "key")
            let error = #expect(throws: KeyError.self) { try KeyProvider.file(path).load() }
            #expect(error == .notAKey(place: "file:\(path)", fault: .unknownFormat))
        }

        @Test func `all five give the same key`() throws {
            let folder = try TemporaryFolder()
            let path = try folder.write(SampleKey.text + "\n", to: "key", mode: 0o400)
            unsafe setenv("BAUTA_TEST_FIVE", SampleKey.text, 1)
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            let providers: [KeyProvider] = [
                .env("BAUTA_TEST_FIVE"), .file(path), .fd(dup(file.fileDescriptor)), .command(["cat", path]),
            ]
            for provider in providers { #expect(try provider.load().id == SampleKey.id, "\(provider)") }
        }
    }
}
