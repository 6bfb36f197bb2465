package org.chancery.chronicle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What a search asks of the index. Of its text every word must begin a word of the record, and what stands in quotation
 * marks must be there as it stands; case and accents make no difference. Of very many words the first hundred count.
 */
final class Wanted {

    static final String TYPE = "type";
    static final String GRADE = "grade";
    static final String ACTOR = "actor";
    static final String TEXT = "text";
    static final String EARLIEST = "earliest";
    static final String LATEST = "latest";

    private static final Pattern PART = Pattern.compile("[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?|([^\\s\"“”„«»]+)");
    private static final int MOST_WORDS = 100;

    private Wanted() {}

    static Query query(Search search, Analyzer analyzer) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        if (search.type() != null) {
            all.add(new TermQuery(new Term(TYPE, search.type())), Occur.FILTER);
        }
        if (search.grade() != null) {
            all.add(new TermQuery(new Term(GRADE, search.grade().name())), Occur.FILTER);
        }
        if (search.actor() != null) {
            all.add(new TermQuery(new Term(ACTOR, search.actor().value())), Occur.FILTER);
        }
        if (search.from() != null) {
            all.add(LongPoint.newRangeQuery(LATEST, search.from().toEpochDay(), Long.MAX_VALUE), Occur.FILTER);
        }
        if (search.to() != null) {
            all.add(
                    LongPoint.newRangeQuery(
                            EARLIEST, Long.MIN_VALUE, search.to().toEpochDay()),
                    Occur.FILTER);
        }
        if (search.text() != null) {
            for (Query words : text(search.text(), analyzer)) {
                all.add(words, Occur.FILTER);
            }
        }
        return all.build();
    }

    private static List<Query> text(String text, Analyzer analyzer) throws IOException {
        List<Query> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        while (part.find() && parts.size() < MOST_WORDS) {
            if (part.group(1) != null) {
                List<String> words = words(part.group(1), analyzer);
                if (!words.isEmpty()) {
                    parts.add(new PhraseQuery(
                            TEXT, words.stream().limit(MOST_WORDS).toArray(String[]::new)));
                }
            } else {
                words(part.group(2), analyzer).stream()
                        .limit(MOST_WORDS - parts.size())
                        .forEach(word -> parts.add(new PrefixQuery(new Term(TEXT, word))));
            }
        }
        return parts.isEmpty() ? List.of(new MatchNoDocsQuery("no word in it")) : parts;
    }

    private static List<String> words(String text, Analyzer analyzer) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(TEXT, Words.folded(text))) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        }
        return words;
    }
}
