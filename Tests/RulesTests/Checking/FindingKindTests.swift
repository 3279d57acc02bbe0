import Testing

@testable import Rules

struct FindingKindTests {
    @Test(arguments: [
        FindingKind.unknownColumn, .missingColumn, .unknownTable, .missingTable, .malformedRecords, .invalidValues,
        .expectation, .noPath, .pathTie, .keysMissing, .keysDiffer, .keysUnused, .manyValues, .unlistedPath, .noKey,
        .unusedMask, .unusedAcceptance,
    ])
    func `what makes a run impossible and what fails nothing cannot be accepted`(kind: FindingKind) {
        #expect(!kind.isAcceptable)
    }

    @Test(arguments: [
        FindingKind.collisionOdds, .uniqueLossy, .joinLossy, .joinMismatch, .sensitiveKept, .directKept,
        .freeTextKept, .whenOnMasked, .unlistedKept, .typeMismatch, .resultTooLong, .nullForbidden, .labelBroken,
        .checkAtRisk, .noView, .oddHeader, .newColumn, .fewPseudonyms, .unchangedValues, .brokenKey,
    ])
    func `a warning and an error of judgement can be accepted`(kind: FindingKind) {
        #expect(kind.isAcceptable)
    }

    @Test func `a kind is looked for where it can be found`() {
        #expect(FindingKind.directKept.evidence == .rules)
        #expect(FindingKind.collisionOdds.evidence == .headers)
        #expect(FindingKind.fewPseudonyms.evidence == .records)
        #expect(FindingKind.newColumn.evidence == .lastRun)
        #expect(FindingKind.brokenKey.evidence == .run)
    }
}
