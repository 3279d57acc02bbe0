import Records
import Testing

@testable import Store

@Suite struct SequenceSchemaOptionsTests {
    @Test(arguments: [
        ("START WITH -1 INCREMENT BY -1 NO MINVALUE MAXVALUE -1 CACHE 1 CYCLE", true, true),
        ("start with -5 minvalue -9 increment by -2 nocache cycle ENGINE=InnoDB", true, true),
        ("START WITH 1 INCREMENT BY 1 NO CYCLE", false, false), ("increment=-3 nocycle", true, false),
        ("", false, false),
        ("AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1", false, false),
    ])
    func `say where it goes`(options: String, goesDown: Bool, isCycling: Bool) {
        var sequence = SequenceSchema(TableName("s"))
        sequence.options = options
        #expect(sequence.goesDown == goesDown && sequence.isCycling == isCycling)
    }
}
