package fr.conformite.registry.duplicates;

/**
 * @param likeness  least likeness of two passages, from {@value #LEAST} to 1
 * @param criterion identifier of a criterion that the clauses must make fail, or null
 * @param least     least number of conventions
 * @param limit     how many clauses are wanted at most
 * @param usual     true to have those of most conventions and of the model text among them
 */
public record Options(double likeness, String criterion, int least, int limit, boolean usual) {

    public static final double USUAL_LIKENESS = 0.75;
    public static final double LEAST = 0.5;

    public static final Options USUAL = new Options(USUAL_LIKENESS, null, 2, Integer.MAX_VALUE, true);
}
