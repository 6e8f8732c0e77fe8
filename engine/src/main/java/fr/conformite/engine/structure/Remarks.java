package fr.conformite.engine.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells reviewers' remarks between brackets, which discuss the text and are not part of it, from fields to fill in and drafted
 * options (« [ou] », « [……] »), which are.
 */
final class Remarks {

    private static final Pattern AUTHOR = Pattern.compile(
            "(?iU)^\\[\\s*(?:obs\\b|observation|réponse|remarque|commentaire|note\\b|nota|ndlr|question|avis\\b|relecture|à (?:vérifier|revoir|confirmer|valider|préciser|discuter|compléter)|"
            + "service|cabinet|préfecture|ville|département|association|gendarmerie|police|groupement|finances|trésorerie|direction|conseil|mairie|parquet|juridique|"
            + "(?-i:[A-Z]{2,6}(?:\\s?\\d{1,3})?)\\b).*");
    private static final Pattern TALK = Pattern.compile("(?iU).*(?:entre crochets|à vérifier|à revoir|à confirmer|à valider|à arbitrer|ne rien écrire|relecture|formulation demandée).*");

    private Remarks() {
    }

    /** True when a stretch in brackets (both included) discusses the text. */
    static boolean isRemark(String bracketed) {
        if (bracketed.length() < 15) {
            return false;
        }
        boolean talks = bracketed.contains(":") || bracketed.contains(" – ") || bracketed.contains("?") || bracketed.length() > 60;
        return AUTHOR.matcher(bracketed).matches() && talks || TALK.matcher(bracketed).matches();
    }

    /** Remarks in a text, as {start, end} pairs; a bracket left open runs to the end of the text. */
    static List<int[]> in(String text) {
        var remarks = new ArrayList<int[]>();
        int from = text.indexOf('[');
        while (from >= 0) {
            int close = text.indexOf(']', from);
            int end = close < 0 ? text.length() : close + 1;
            if (isRemark(text.substring(from, end))) {
                remarks.add(new int[] {from, end});
            }
            from = text.indexOf('[', Math.max(end, from + 1));
        }
        return remarks;
    }
}
