import Records
import Testing

@testable import bauta

struct ExitTextTests {
    @Test func `lists every status`() {
        for status in Records.ExitStatus.allCases {
            #expect(ExitText.all.contains("\(status.rawValue) "))
        }
        #expect(ExitText.all.split(separator: "·").count == Records.ExitStatus.allCases.count)
    }

    @Test func `every command has the first three`() {
        #expect(ExitText.of([]) == "Exit statuses: 0 done · 1 internal · 2 usage")
    }

    @Test func `names those of a command`() {
        #expect(
            ExitText.of([.io, .absent]) == "Exit statuses: 0 done · 1 internal · 2 usage · 7 I/O · "
                + "10 no such store, run or dataset, or a newer format")
        #expect(ExitText.of([.done, .usage, .key]) == "Exit statuses: 0 done · 1 internal · 2 usage · 6 key")
    }
}
