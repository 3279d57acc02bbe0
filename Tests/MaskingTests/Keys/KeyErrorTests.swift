import Masking
import Records
import Testing

@Suite struct KeyErrorTests {
    @Test(arguments: [
        (
            KeyError.invalidProvider,
            "key: not a provider; use env:NAME, file:PATH, fd:NUMBER, credential:NAME or command:PROGRAM"
        ),
        (
            .absent(place: "env:K", problem: "the variable is not set", cure: "export it"),
            "key env:K: the variable is not set; export it"
        ),
        (.notAKey(place: "fd:3", fault: .empty), "key fd:3: it is empty; `bauta keys generate` writes a key"),
        (.notAKey(place: "", fault: .tooLong), "key: it is longer than a key; give one key and nothing else"),
    ])
    func `says what is wrong and what would be right`(error: KeyError, message: String) {
        #expect(error.description == message)
        #expect(error.status == .key)
    }
}
