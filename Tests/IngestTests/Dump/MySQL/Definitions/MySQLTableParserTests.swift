import Records
import Testing

@testable import Ingest

/// The schema that these statements define.
func schemaOfMySQL(_ text: String) throws -> DumpSchema { try readMySQL(text).schema }

@Suite struct MySQLTableParserTests {
    private static let text = """
        CREATE TABLE `film` (
          `id` int(11) NOT NULL,
          `title` varchar(255) NOT NULL,
          `price` decimal(4,2) DEFAULT 4.99,
          PRIMARY KEY (`id`,`title`) USING BTREE,
          UNIQUE KEY `title` (`title`) COMMENT 'of "all"',
          UNIQUE KEY `start` (`title`(10)),
          KEY `price` (`price` DESC,`id`) USING HASH,
          KEY `lower` ((lower(`title`))),
          FULLTEXT KEY `words` (`title`) /*!50100 WITH PARSER `ngram` */ ,
          SPATIAL INDEX `place` (`id`),
          CONSTRAINT `of``all` FOREIGN KEY (`id`,`title`) REFERENCES `store`.`all` (`a`,`b`) ON DELETE SET NULL
            ON UPDATE NO ACTION,
          CONSTRAINT `cheap` CHECK (`price` < 10 /* dear */ and `id` <> 'x'),
          CHECK (`id` > 0)
        ) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=latin1 COLLATE=latin1_bin COMMENT='films, all'
          CONNECTION='mysql://user:password@host' ROW_FORMAT=DYNAMIC
        /*!50100 PARTITION BY RANGE (`id`)
        (PARTITION p0 VALUES LESS THAN (10) COMMENT = 'old' ENGINE = InnoDB,
         PARTITION p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB) */;

        """

    private let schema: DumpSchema
    private let table: TableSchema

    init() throws {
        schema = try schemaOfMySQL(Self.text)
        table = try #require(schema.tables.first)
    }

    @Test func `keys are constraints`() {
        let keys = table.constraints.filter { $0.kind == .primaryKey || $0.kind == .unique }
        #expect(keys.map(\.columns) == [["id", "title"], ["title"]])
        #expect(keys.map(\.name) == [nil, "title"])
        #expect(keys.map(\.detail.text) == ["USING BTREE", ""])
    }

    @Test func `other keys are indexes`() {
        #expect(table.indexes.map(\.name) == ["start", "price", "lower", "words", "place"])
        #expect(table.indexes.map(\.isUnique) == [true, false, false, false, false])
        #expect(table.indexes.map(\.columns) == [["title"], ["price", "id"], [], ["title"], ["id"]])
        #expect(table.indexes.first?.detail.text == "UNIQUE KEY `start` (`title`(10))")
        #expect(table.indexes[3].detail.text == "FULLTEXT KEY `words` (`title`) WITH PARSER `ngram`")
        #expect(table.indexes[2].detail.names.contains("title"))
    }

    @Test func `foreign keys have their target`() throws {
        let key = try #require(table.constraints.first { $0.kind == .foreignKey })
        #expect(key.name == "of`all" && key.columns == ["id", "title"] && key.targetColumns == ["a", "b"])
        #expect(key.target == TableName("all", database: "store"))
        #expect(key.detail.text == "ON DELETE SET NULL ON UPDATE NO ACTION")
        #expect(!key.detail.holdsLiteral)
    }

    @Test func `checks have their condition`() {
        let checks = table.constraints.filter { $0.kind == .check }
        #expect(checks.map(\.name) == ["cheap", nil])
        #expect(checks.map(\.columns) == [["price", "id"], ["id"]])
        #expect(checks.first?.detail.text == "`price` < 10 and `id` <> 'x'")
        #expect(checks.first?.detail.holdsLiteral == true)
    }

    @Test func `options have neither counters nor text`() {
        #expect(table.options == "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_bin ROW_FORMAT=DYNAMIC")
        #expect(schema.passedOver == ["comment": 3, "option": 1])
        let text = table.partitioning?.text ?? ""
        #expect(text.hasPrefix("RANGE (`id`) (PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB,"))
    }

    @Test func `ALTER TABLE adds keys and columns`() throws {
        let text = """
            CREATE TABLE `t` (`a` int(11) NOT NULL);
            ALTER TABLE `t` ADD PRIMARY KEY (`a`), ADD KEY `i` (`a`), ADD `b` text;
            ALTER TABLE `t` MODIFY `a` int(11) NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=5;
            CREATE UNIQUE INDEX j ON t (b(3));

            """
        let table = try #require(try schemaOfMySQL(text).tables.first)
        #expect(table.columns.map(\.name) == ["a", "b"])
        #expect(table.columns.first?.identity == "AUTO_INCREMENT")
        #expect(table.constraints.map(\.kind) == [.primaryKey])
        #expect(table.indexes.map(\.name) == ["i", "j"])
        #expect(table.indexes.map(\.isUnique) == [false, true])
    }
}
