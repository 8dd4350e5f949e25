CREATE VIRTUAL TABLE `core_stems` USING fts5(`scope`, `title`, `synonyms`, `body`, content='core_search_texts', content_rowid='entry_number', tokenize='porter unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE VIRTUAL TABLE `core_trigrams` USING fts5(`scope` UNINDEXED, `title`, `synonyms`, content='core_search_texts', content_rowid='entry_number', tokenize='trigram');
--> statement-breakpoint
CREATE VIRTUAL TABLE `core_words` USING fts5(`title`, `synonyms`, `body`, content='core_search_texts', content_rowid='entry_number', detail='none', columnsize=0, tokenize='unicode61 remove_diacritics 2');
--> statement-breakpoint
CREATE VIRTUAL TABLE `core_vocabulary` USING fts5vocab('core_words', 'row');
--> statement-breakpoint
CREATE TRIGGER `core_search_texts_added` AFTER INSERT ON `core_search_texts`
BEGIN
	INSERT INTO `core_stems` (rowid, `scope`, `title`, `synonyms`, `body`) VALUES (NEW.`entry_number`, NEW.`scope`, NEW.`title`, NEW.`synonyms`, NEW.`body`);
	INSERT INTO `core_trigrams` (rowid, `scope`, `title`, `synonyms`) VALUES (NEW.`entry_number`, NEW.`scope`, NEW.`title`, NEW.`synonyms`);
	INSERT INTO `core_words` (rowid, `title`, `synonyms`, `body`) VALUES (NEW.`entry_number`, NEW.`title`, NEW.`synonyms`, NEW.`body`);
END;
--> statement-breakpoint
CREATE TRIGGER `core_search_texts_removed` AFTER DELETE ON `core_search_texts`
BEGIN
	INSERT INTO `core_stems` (`core_stems`, rowid, `scope`, `title`, `synonyms`, `body`) VALUES ('delete', OLD.`entry_number`, OLD.`scope`, OLD.`title`, OLD.`synonyms`, OLD.`body`);
	INSERT INTO `core_trigrams` (`core_trigrams`, rowid, `scope`, `title`, `synonyms`) VALUES ('delete', OLD.`entry_number`, OLD.`scope`, OLD.`title`, OLD.`synonyms`);
	INSERT INTO `core_words` (`core_words`, rowid, `title`, `synonyms`, `body`) VALUES ('delete', OLD.`entry_number`, OLD.`title`, OLD.`synonyms`, OLD.`body`);
END;
--> statement-breakpoint
CREATE TRIGGER `core_search_texts_changed` AFTER UPDATE ON `core_search_texts`
BEGIN
	INSERT INTO `core_stems` (`core_stems`, rowid, `scope`, `title`, `synonyms`, `body`) VALUES ('delete', OLD.`entry_number`, OLD.`scope`, OLD.`title`, OLD.`synonyms`, OLD.`body`);
	INSERT INTO `core_trigrams` (`core_trigrams`, rowid, `scope`, `title`, `synonyms`) VALUES ('delete', OLD.`entry_number`, OLD.`scope`, OLD.`title`, OLD.`synonyms`);
	INSERT INTO `core_words` (`core_words`, rowid, `title`, `synonyms`, `body`) VALUES ('delete', OLD.`entry_number`, OLD.`title`, OLD.`synonyms`, OLD.`body`);
	INSERT INTO `core_stems` (rowid, `scope`, `title`, `synonyms`, `body`) VALUES (NEW.`entry_number`, NEW.`scope`, NEW.`title`, NEW.`synonyms`, NEW.`body`);
	INSERT INTO `core_trigrams` (rowid, `scope`, `title`, `synonyms`) VALUES (NEW.`entry_number`, NEW.`scope`, NEW.`title`, NEW.`synonyms`);
	INSERT INTO `core_words` (rowid, `title`, `synonyms`, `body`) VALUES (NEW.`entry_number`, NEW.`title`, NEW.`synonyms`, NEW.`body`);
END;
