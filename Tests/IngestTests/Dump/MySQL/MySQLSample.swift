/// A dump with most of what dumps have, in the order in which the client writes it.
enum MySQLSample {
    static let text = #"""
        /*M!999999\- enable the sandbox mode */
        -- MariaDB dump 10.19  Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)
        /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
        /*!40101 SET NAMES utf8mb4 */;
        /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
        SET @saved_cs_client     = @@character_set_client;
        /*!50001 CREATE VIEW `seen` AS SELECT
         1 AS `id` */;
        DROP TABLE IF EXISTS `people`;
        /*!40101 SET character_set_client = utf8mb4 */;
        CREATE TABLE `people` (
          `id` int(10) unsigned NOT NULL AUTO_INCREMENT COMMENT 'it''s; a -- number',
          `na``me` varchar(40) DEFAULT 'x,y',
          `picture` blob DEFAULT NULL,
          PRIMARY KEY (`id`)
        ) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4
        /*!50100 PARTITION BY HASH (`id`)
        PARTITIONS 4 */;
        /*!40101 SET character_set_client = @saved_cs_client */;
        LOCK TABLES `people` WRITE;
        /*!40000 ALTER TABLE `people` DISABLE KEYS */;
        INSERT INTO `people` VALUES
        (1,'it''s \'8g*9/*7T&G#R\' -- (no) comment; /* none */',_binary '\0\n\\'),
        (2,NULL,0xDEADBEEF),
        (3,'a:1:{s:5:\"na\\me\";s:3:\"x;y\";}',x'00'),(-4,'日本',b'101');
        INSERT INTO `people` VALUES
        (5,'\\\'',''),
        (6,"double ""quoted""",NULL);
        /*!40000 ALTER TABLE `people` ENABLE KEYS */;
        UNLOCK TABLES;
        DELIMITER ;;
        /*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE INSERT ON people
        FOR EACH ROW BEGIN INSERT INTO `people` VALUES (9,'no',NULL); END */;;
        DELIMITER ;
        /*!50001 DROP VIEW IF EXISTS `seen`*/;
        /*!50001 CREATE ALGORITHM=UNDEFINED */
        /*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
        /*!50001 VIEW `seen` AS select 1 AS `id` */;
        -- Dump completed on 2026-11-23  8:40:50
        """#

    /// The rows of its table.
    static let rows: [[Cell]] = [
        ["1", "it's '8g*9/*7T&G#R' -- (no) comment; /* none */", .bytes([0, 10, 92])],
        ["2", nil, .bytes([0xDE, 0xAD, 0xBE, 0xEF])],
        ["3", #"a:1:{s:5:"na\me";s:3:"x;y";}"#, .bytes([0])],
        ["-4", "日本", .bytes([5])],
        ["5", #"\'"#, ""],
        ["6", #"double "quoted""#, nil],
    ]
}
