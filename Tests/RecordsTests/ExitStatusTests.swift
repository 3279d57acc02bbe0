import Records
import Testing

struct ExitStatusTests {
    /// The numbers are a promise to scripts: they never change.
    @Test(
        arguments: [
            (0, .done), (1, .internalError), (2, .usage), (3, .rules), (4, .columns), (5, .malformed), (6, .key),
            (7, .io), (8, .verification), (9, .gate), (10, .absent), (11, .locked), (12, .wrongKey), (13, .limit),
            (14, .unchecked), (15, .rejects), (130, .interrupted), (143, .terminated),
        ] as [(Int32, Records.ExitStatus)])
    func `has the number that is promised`(number: Int32, status: Records.ExitStatus) {
        #expect(status.rawValue == number)
    }

    @Test func `there are eighteen`() {
        #expect(Records.ExitStatus.allCases.count == 18)
    }
}
