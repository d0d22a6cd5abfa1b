package relance;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.h2.mvstore.MVMap;

/**
 * The unique index of `_id`. For text, which is what this product uses, it is the map of the documents itself. Other values go to the library's own
 * index, which knows that 1 and 1.0 are one key.
 */
final class IdIndex extends Index<Object> {
    private final Index<Object> others;
    private final MVMap<Object, Document> documents;

    IdIndex(Index<Object> others, MVMap<Object, Document> documents) {
        super(others.getName(), others.getKeys(), false);
        this.others = others;
        this.documents = documents;
    }

    private static boolean isText(Document document) {
        return document.get("_id") instanceof String;
    }

    @Override
    public Object getPosition(Document document) {
        Object id = document.get("_id");
        return id instanceof String ? (documents.containsKey(id) ? id : null) : others.getPosition(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        if (!isText(document)) {
            others.checkAdd(document, collection);
        } else if (documents.containsKey(document.get("_id"))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        if (!isText(document)) {
            others.add(document, position, collection);
        }
    }

    /** The collection removes the document right afterwards, and with it the entry. */
    @Override
    public Object remove(Document document) {
        return isText(document) ? getPosition(document) : others.remove(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (!isText(before)) {
            others.checkUpdate(before, after, collection);
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!isText(before)) {
            others.updateInPlace(before, after, position, collection);
        }
    }

    /** One value or `$in` of values; a pattern, an array or any other operator is left to a reading of all documents. */
    @Override
    public boolean canHandle(Document query) {
        return query.keySet().equals(Set.of("_id")) && askedIds(query).stream().allMatch(IdIndex::isValue);
    }

    private static boolean isValue(Object id) {
        return id instanceof String || id instanceof Number || id instanceof ObjectId || id instanceof UUID;
    }

    private static Collection<?> askedIds(Document query) {
        Object asked = query.get("_id");
        boolean isIn = asked instanceof Document document && document.keySet().equals(Set.of("$in"));
        return isIn ? (Collection<?>) ((Document) asked).get("$in") : Collections.singleton(asked);
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        Set<Object> positions = new LinkedHashSet<>();
        for (Object id : askedIds(query)) {
            positionsOf(id).forEach(positions::add);
        }
        return positions;
    }

    private Iterable<Object> positionsOf(Object id) {
        if (id instanceof String) {
            return documents.containsKey(id) ? List.of(id) : List.of();
        }
        return others.getPositions(new Document("_id", id));
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public void drop() {
        others.drop();
    }
}
