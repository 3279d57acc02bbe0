import Foundation
import Testing

@testable import Masking

extension KeySources {
    @Suite struct KeyEnvironmentTests {
        @Test func `the variable is gone and its memory wiped once the key is taken`() throws {
            unsafe setenv("BAUTA_TEST_TAKEN", SampleKey.text, 1)
            guard let memory = unsafe getenv("BAUTA_TEST_TAKEN") else {
                Issue.record("the variable is not set")
                return
            }
            #expect(try KeyProvider.env("BAUTA_TEST_TAKEN").load().id == SampleKey.id)
            #expect(unsafe getenv("BAUTA_TEST_TAKEN") == nil)
            // The C library keeps the memory of a variable that it once set.
            #expect(unsafe memory[15] == 0)
        }

        @Test func `the variable is gone even if it held no key`() {
            unsafe setenv("BAUTA_TEST_WRONG", String(repeating: "x", count: 5000), 1)
            let error = #expect(throws: KeyError.self) { try KeyProvider.env("BAUTA_TEST_WRONG").load() }
            #expect(error == .notAKey(place: "env:BAUTA_TEST_WRONG", fault: .tooLong))
            #expect(unsafe getenv("BAUTA_TEST_WRONG") == nil)
        }

        @Test func `a variable that is not set is an error`() {
            let error = #expect(throws: KeyError.self) { try KeyProvider.env("BAUTA_TEST_UNSET").load() }
            #expect(error?.description == "key env:BAUTA_TEST_UNSET: the variable is not set; export it for this run")
        }
    }
}
