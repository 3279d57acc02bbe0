import Records
import Testing

@testable import Ingest

@Suite struct MySQLCatalogTests {
    @Test func `what is no table is counted by its kind`() throws {
        let text = """
            CREATE USER `u`@`%` IDENTIFIED BY PASSWORD '*secret';
            CREATE ROLE r;
            GRANT ALL ON *.* TO `u`@`%`;
            CREATE DEFINER=`root`@`localhost` FUNCTION f() RETURNS int RETURN 1;
            CREATE DEFINER=`root`@`localhost` PROCEDURE p() SELECT 1;
            CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1;
            CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (PASSWORD 'secret');
            DO SLEEP(1);
            CREATE DATABASE d;
            ANALYZE TABLE t;
            COMMIT;

            """
        let schema = try schemaOfMySQL(text)
        #expect(
            schema.passedOver == [
                "user": 1, "role": 1, "grant": 1, "function": 1, "procedure": 1, "event": 1, "server": 1,
                "statement": 2,
            ])
        #expect(!String(describing: schema).contains("secret"))
    }

    @Test func `a table that stands in for a view does not stay`() throws {
        let text = """
            /*!50001 CREATE TABLE `v` (
              `a` tinyint NOT NULL
            ) ENGINE=MyISAM */;
            CREATE TABLE `t` (`a` int);
            /*!50001 CREATE TABLE `w` (`a` tinyint NOT NULL) ENGINE=MyISAM */;
            /*!50001 DROP TABLE IF EXISTS `v`*/;
            /*!50001 CREATE ALGORITHM=UNDEFINED VIEW `v` AS select 1 AS `a` */;
            /*!50001 CREATE VIEW `w` AS select 1 AS `a` */;

            """
        let schema = try schemaOfMySQL(text)
        #expect(schema.tables.map(\.name.name) == ["t"])
        #expect(schema.passedOver == ["view": 2])
    }

    @Test func `tables are dropped and made again`() throws {
        let text =
            "CREATE TABLE a (x int);\nCREATE TABLE b (x int);\nDROP TABLE IF EXISTS a, c;\nCREATE TABLE b (y int);\n"
        let schema = try schemaOfMySQL(text + "CREATE TABLE IF NOT EXISTS b (z int);\n")
        #expect(schema.tables.map(\.name.name) == ["b"])
        #expect(schema.tables.first?.columns.map(\.name) == ["y"])
    }
}
