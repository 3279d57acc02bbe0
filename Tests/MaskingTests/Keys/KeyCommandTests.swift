import TestSupport
import Testing

@testable import Masking

extension KeySources {
    @Suite struct KeyCommandTests {
        private func load(_ arguments: [String], timeout: Duration = .seconds(30)) throws -> String {
            var text = SecretBuffer(capacity: 131)
            try KeyCommand(arguments: arguments, place: "command", timeout: timeout).read(into: &text)
            return text.withBytes { bytes in String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self) }
        }

        @Test func `takes what the program writes to its standard output`() throws {
            #expect(try load(["printf", "%s", SampleKey.text]) == SampleKey.text)
            #expect(try KeyProvider.command(["printf", "%s\\n", SampleKey.text]).load().id == SampleKey.id)
        }

        @Test func `no shell sees the arguments`() throws {
            #expect(try load(["printf", "%s", "$HOME; `id` *"]) == "$HOME; `id` *")
        }

        @Test func `standard input is empty and standard error unheard`() throws {
            #expect(try load(["sh", "-c", "cat; echo noise >&2; printf done"]) == "done")
        }

        @Test(arguments: [
            (["sh", "-c", "printf secret; exit 3"], "the program ended with status 3"),
            (["sh", "-c", "kill -9 $$"], "the program was ended by signal 9"),
            (["/no/such/program"], "the program cannot be started (errno 2)"),
        ])
        func `a program that fails is an error without its output`(arguments: [String], problem: String) {
            let error = #expect(throws: KeyError.self) { try load(arguments) }
            #expect(error?.description == "key command: \(problem); try the command by hand")
        }

        @Test(arguments: ["sleep 60", "printf x; exec 1>&-; sleep 60", "while :; do :; done"])
        func `a program that does not end is killed`(script: String) {
            let start = ContinuousClock.now
            let error = #expect(throws: KeyError.self) { try load(["sh", "-c", script], timeout: .milliseconds(200)) }
            #expect(error?.description.contains("did not end within 0.2 seconds") == true)
            #expect(ContinuousClock.now - start < .seconds(20))
        }

        @Test func `a program that writes without end gives no key`() {
            let provider = KeyProvider.command(["sh", "-c", "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxx; done"])
            #expect(throws: KeyError.notAKey(place: "command", fault: .tooLong)) { try provider.load() }
        }
    }
}
