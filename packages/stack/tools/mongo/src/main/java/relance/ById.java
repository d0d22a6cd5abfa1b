package relance;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The library's databases, with documents found by `_id` in the map that holds them. The library itself keeps a second map of `_id`, whose keys it
 * serializes for every comparison, and asks it only about a filter of exactly `_id`: for one that says more, as every compare-and-set does, it reads
 * the whole collection. Documents are handed out as copies, so that one that is stored is never changed and always read whole.
 */
final class ById {
    private ById() {}

    /** Opens a database of an old or a new file. */
    static MongoDatabase openDatabase(String databaseName, MVStore store, CursorRegistry cursors) {
        // The constructor opens the collections of an existing file. The captured `store` is there by then; a field of a subclass would not be.
        return new H2Database(databaseName, store, cursors) {
            private MVMap<Object, Document> documents(String collectionName) {
                MVMap.Builder<Object, Document> builder = new MVMap.Builder<Object, Document>().valueType(new StoredDocument());
                return store.openMap("databases." + getFullCollectionNamespace(collectionName), builder);
            }

            @Override
            protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
                MVMap<String, Object> meta = store.openMap("meta." + getFullCollectionNamespace(name));
                return new Collection(this, name, options, documents(name), meta, cursors);
            }

            @Override
            protected Index<Object> openOrCreateUniqueIndex(String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
                Index<Object> index = super.openOrCreateUniqueIndex(collectionName, indexName, keys, sparse);
                boolean isOfIds = keys.size() == 1 && keys.get(0).getKey().equals("_id");
                return isOfIds ? new IdIndex(index, documents(collectionName)) : index;
            }
        };
    }

    private static final class Collection extends H2Collection {
        Collection(
                MongoDatabase database, String name, CollectionOptions options, MVMap<Object, Document> documents, MVMap<String, Object> meta,
                CursorRegistry cursors) {
            super(database, name, options, documents, meta, cursors);
        }

        /**
         * Hands out copies: the library changes in place what it has found, while other threads still write it into a reply or, in a commit, into the
         * file.
         */
        @Override
        protected QueryResult createQueryResult(List<Document> found, int batchSize) {
            return super.createQueryResult(found.stream().map(Document::cloneDeeply).toList(), batchSize);
        }

        /** What is found by `_id` is held against the rest of the filter. */
        @Override
        protected QueryResult queryDocuments(Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
            if (query.containsKey("_id")) {
                Document byId = new Document("_id", query.get("_id"));
                for (Index<Object> index : getIndexes()) {
                    if (index.canHandle(byId)) {
                        Document rest = query.clone();
                        rest.remove("_id");
                        return matchDocuments(rest, index.getPositions(byId), orderBy, skip, limit, batchSize, fields);
                    }
                }
            }
            return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
        }
    }
}
