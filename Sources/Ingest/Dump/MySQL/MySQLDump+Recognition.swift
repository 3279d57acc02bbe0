/// What the first bytes say.
extension MySQLDump {
    /// How many bytes are looked at.
    static let recognizedBytes = 4096

    /// Whether a source that begins with `beginning` looks like a dump of `mysqldump` or `mariadb-dump`.
    public static func isDump(beginning: [UInt8]) -> Bool {
        let text = beginning.prefix(recognizedBytes)
        let marks = ["-- MySQL dump", "-- MariaDB dump", "/*M!999999\\-", "/*!40101 SET", "/*!40000 ", "/*!50001 "]
        if marks.contains(where: { isLine(Array($0.utf8), in: text) }) { return true }
        // Without comments and settings, only backticks tell.
        let statements = [
            "INSERT INTO `", "INSERT IGNORE INTO `", "REPLACE INTO `", "CREATE TABLE `", "CREATE TABLE IF NOT EXISTS `",
            "DROP TABLE IF EXISTS `", "LOCK TABLES `", "CREATE DATABASE `", "USE `",
        ]
        return statements.contains { isLine(Array($0.utf8), in: text) }
    }

    /// What a source is that begins with `beginning` and is a dump of a kind that is not read, and what to do instead.
    public static func refusal(beginning: [UInt8]) -> (format: String, command: String)? {
        let text = beginning.prefix(recognizedBytes)
        if text.starts(with: [0xFE, 0x62, 0x69, 0x6E]) { return ("a MySQL binary log", "mariadb-dump DATABASE") }
        if text.first == UInt8(ascii: "<"), contains(Array("<mysqldump".utf8), in: text) {
            return ("an XML dump of mysqldump", "mariadb-dump DATABASE")
        }
        let isMydumper =
            isLine(Array("Started dump at:".utf8), in: text)
            || (isLine(Array("# Started dump at:".utf8), in: text))
            || isLine(Array("[config]\nquote_character".utf8), in: text)
        return isMydumper ? ("the metadata of mydumper", "mariadb-dump DATABASE") : nil
    }

    /// Whether a line of `text` begins with `mark`.
    private static func isLine(_ mark: [UInt8], in text: ArraySlice<UInt8>) -> Bool {
        text.starts(with: mark) || contains([MySQLByte.lineFeed] + mark, in: text)
    }

    private static func contains(_ part: [UInt8], in text: ArraySlice<UInt8>) -> Bool {
        guard text.count >= part.count, let first = part.first else { return false }
        return text.indices.dropLast(part.count - 1).contains {
            text[$0] == first && text[$0...].starts(with: part)
        }
    }
}
