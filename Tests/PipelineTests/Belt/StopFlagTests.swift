import Records
import Testing

@testable import Pipeline

struct StopFlagTests {
    @Test func `nobody has asked at first`() {
        #expect(!StopFlag().isSet)
    }

    @Test(arguments: [(2, .interrupted), (15, .terminated)] as [(Int32, Records.ExitStatus)])
    func `says which signal it was`(signal: Int32, status: Records.ExitStatus) {
        let flag = StopFlag()
        flag.stop(signal: signal)
        #expect(flag.isSet)
        #expect(flag.status == status)
        #expect(flag.status.rawValue == 128 + signal)
    }
}
