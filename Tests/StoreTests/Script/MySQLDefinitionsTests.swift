import Records
import Testing

@testable import Store

@Suite struct MySQLDefinitionsTests {
    static let tables: [TableSchema] = {
        var parent = TableSchema(TableName("pa`r"))
        var id = TableColumn("id", type: "int(11)", valueType: .integer)
        id.isNullable = false
        id.identity = "AUTO_INCREMENT"
        var time = TableColumn("at", type: "timestamp")
        time.isNullable = false
        time.defaultValue = SQLFragment("current_timestamp()")
        time.attributes = "ON UPDATE current_timestamp()"
        parent.columns = [id, time, TableColumn("b", type: "blob", valueType: .binary)]
        parent.constraints = [
            TableConstraint(.primaryKey, columns: ["id"]), TableConstraint(.unique, name: "u", columns: ["at"]),
        ]
        parent.indexes = [TableIndex("k", isUnique: false, columns: [], detail: SQLFragment("KEY \"k\" (\"b\"(20))"))]
        parent.options = "ENGINE=InnoDB"
        var child = TableSchema(TableName("a"))
        child.columns = [TableColumn("p", type: "int(11)", valueType: .integer)]
        var link = TableConstraint(.foreignKey, name: "f", columns: ["p"])
        link.target = parent.name
        link.detail = SQLFragment("ON DELETE CASCADE")
        child.constraints = [link]
        return [parent, child]
    }()

    @Test func `a table is defined as in its dump`() throws {
        let bench = try ScriptBench(
            .of(Self.tables[0], .mysql, [#"[1,"0000-00-00 00:00:00","00ff"]"#, #"[2,"x'\n",null]"#, #"[3,"",""]"#]),
            .of(Self.tables[1], .mysql, ["[1]"]))
        #expect(
            try bench.body(.mysql) == """
                CREATE TABLE `a` (
                  `p` int(11)
                ) DEFAULT CHARSET=utf8mb4;
                CREATE TABLE `pa``r` (
                  `id` int(11) NOT NULL AUTO_INCREMENT,
                  `at` timestamp ON UPDATE current_timestamp() NOT NULL DEFAULT current_timestamp(),
                  `b` blob,
                  PRIMARY KEY (`id`)
                ) ENGINE=InnoDB;
                INSERT INTO `a` (`p`) VALUES
                (1);
                COMMIT;
                INSERT INTO `pa``r` (`id`, `at`, `b`) VALUES
                (1,'0000-00-00 00:00:00',0x00FF),
                (2,'x\\'\\n',NULL),
                (3,'','');
                COMMIT;
                ALTER TABLE `pa``r`
                  ADD UNIQUE KEY `u` (`at`),
                  ADD KEY `k` (`b`(20));
                ALTER TABLE `a`
                  ADD CONSTRAINT `f` FOREIGN KEY (`p`) REFERENCES `pa``r` (`id`) ON DELETE CASCADE;

                """)
    }

    @Test func `a dump has the rows of mariadb-dump`() throws {
        let bench = try ScriptBench(.of(Self.tables[0], .mysql, [#"[1,"2020-01-01 00:00:00","0041"]"#]))
        #expect(
            try bench.script(.mysql, .rows, .dump).text.contains(
                "INSERT INTO `pa``r` VALUES\n(1,'2020-01-01 00:00:00','\\0A');\n"))
    }

    @Test func `generated columns are the server's to make, unless they lack something`() throws {
        var table = TableSchema(TableName("g"))
        var twice = TableColumn("b", type: "int(11)", valueType: .integer)
        twice.generation = SQLFragment("GENERATED ALWAYS AS (`a` * 2) STORED", names: ["a"])
        table.columns = [TableColumn("a", type: "int(11)", valueType: .integer), twice]
        let bench = try ScriptBench(.of(table, .mysql, columns: ["a", "b"], ["[1,2]"]))
        #expect(try bench.body(.mysql).contains("`b` int(11) GENERATED ALWAYS AS (`a` * 2) STORED\n"))
        #expect(try bench.body(.mysql).contains("INSERT INTO `g` (`a`) VALUES\n(1);"))
        #expect(try bench.script(.mysql, .rows, .dump).text.contains("INSERT INTO `g` VALUES\n(1,2);"))
        #expect(try bench.body(.postgresql).contains("COPY \"public\".\"g\" (\"a\", \"b\") FROM stdin;\n1\t2\n"))
        let less = try ScriptBench(.of(table, .mysql, columns: ["b"], ["[2]"]))
        #expect(try less.body(.mysql).contains("(\n  `b` int(11)\n)"))
        #expect(try less.body(.mysql).contains("INSERT INTO `g` (`b`) VALUES\n(2);"))
    }

    @Test func `sequences come before the tables and go on where they were`() throws {
        var sequence = SequenceSchema(TableName("s"))
        sequence.options = "start with 1 increment by 1 nocycle"
        sequence.position = (1001, false)
        var free = SequenceSchema(TableName("fr`ee"))
        free.options = "start with -1 increment by -1 cycle"
        free.position = (-7, true)
        let bench = try ScriptBench(.numbered("t", [sequence, free], ["[3]"]))
        #expect(
            try bench.body(.mysql) == """
                CREATE SEQUENCE `s` start with 1 increment by 1 nocycle;
                CREATE SEQUENCE `fr``ee` start with -1 increment by -1 cycle;
                CREATE TABLE `t` (
                  `i'd` bigint(20) NOT NULL DEFAULT nextval(`s`)
                ) DEFAULT CHARSET=utf8mb4;
                INSERT INTO `t` (`i'd`) VALUES
                (3);
                COMMIT;
                DO SETVAL(`s`, 1001, 0);
                DO SETVAL(`fr``ee`, -7, 1, 1);

                """)
        #expect(
            try bench.body(.mysql, .rows).hasSuffix(
                "COMMIT;\nDO SETVAL(`s`, 1001, 0);\nDO SETVAL(`fr``ee`, -7, 1, 1);\n"))
        #expect(try bench.script(.mysql, .all, .dump).text.contains("CREATE SEQUENCE `s` start"))
    }

    @Test(arguments: [("increment by 1", "MAX"), ("increment by -2", "MIN")])
    func `a sequence without a position goes on behind its rows`(options: String, function: String) throws {
        var sequence = SequenceSchema(TableName("s"))
        sequence.options = options
        let bench = try ScriptBench(.numbered("t", [sequence], ["[3]"]))
        #expect(
            try bench.body(.mysql).hasSuffix(
                """
                SET @position = (SELECT COALESCE(CONCAT('DO SETVAL(`s`, ', \(function)(`i'd`), ', 1)'), 'DO 0') \
                FROM `t`);
                EXECUTE IMMEDIATE @position;

                """))
    }

    @Test func `in PostgreSQL the column numbers its rows itself`() throws {
        let free = SequenceSchema(TableName("free"))
        let bench = try ScriptBench(.numbered("t", [ScriptTablesTests.sequence(at: 7), free], ["[3]"]))
        let script = try bench.script(.postgresql)
        #expect(script.text.contains("ADD GENERATED BY DEFAULT AS IDENTITY;"))
        #expect(!script.text.contains("nextval(") && !script.text.contains("CREATE SEQUENCE"))
        #expect(script.notes == ["dataset 't': sequence 'free' is left out: no column there takes its numbers"])
    }

    @Test func `a reference to what is not there is left out`() throws {
        let bench = try ScriptBench(.of(Self.tables[1], .mysql, ["[1]"]))
        let script = try bench.script(.mysql)
        #expect(!script.text.contains("ALTER"))
        #expect(
            script.notes == [
                "dataset 'a': foreign key 'f' is left out: the table that it refers to is not in the script"
            ])
    }
}
