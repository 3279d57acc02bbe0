import Testing

@testable import Ingest

@Suite struct MySQLEndingTests {
    @Test func `a header promises a footer`() {
        var ending = MySQLEnding()
        ending.note(Array("-- other\n".utf8)[...])
        #expect(!ending.isAwaited)
        ending.note(Array("\n-- MariaDB dump 10.19  Distrib\n--\n".utf8)[...])
        #expect(ending.isAwaited)
        ending.note(Array("-- Dump completed\n".utf8)[...])
        #expect(!ending.isAwaited)
    }
}
