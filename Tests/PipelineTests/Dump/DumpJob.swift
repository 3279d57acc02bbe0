import Records

@testable import Pipeline

/// Dumps for the tests of runs over them, as `mariadb-dump` writes them.
enum DumpText {
    /// Two tables that refer to each other, of which `orders` has rows in two places.
    static let shop = """
        CREATE TABLE `customers` (
          `id` int(11) NOT NULL AUTO_INCREMENT,
          `email` varchar(80) NOT NULL DEFAULT 'nobody@secret.example',
          `country` enum('de','fr') DEFAULT 'de',
          PRIMARY KEY (`id`),
          UNIQUE KEY `email` (`email`)
        ) ENGINE=InnoDB;
        INSERT INTO `customers` VALUES (1,'ada@example.com','de'),(2,'bob@example.com',NULL);
        CREATE TABLE `orders` (
          `id` int(11) NOT NULL,
          `customer_id` int(11) NOT NULL,
          PRIMARY KEY (`id`),
          CONSTRAINT `o` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`)
        ) ENGINE=InnoDB;
        INSERT INTO `orders` VALUES (10,1);
        CREATE TABLE `empty` (`a` int(11));
        INSERT INTO `customers` VALUES (3,'cyd@example.com','fr');
        INSERT INTO `orders` VALUES (11,2),(12,3);

        """

    /// Rules for `shop` that keep everything but the addresses.
    static let rules = """
        datasets:
          customers: { source: shop.sql, keep: [id, country], columns: { email: { keyed-hash: email } } }
          orders: { source: shop.sql, keep: [id, customer_id] }
          empty: { source: shop.sql, keep: [a] }

        """
}
