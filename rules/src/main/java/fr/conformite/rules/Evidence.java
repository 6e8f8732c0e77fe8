package fr.conformite.rules;

/**
 * Something the text says that bears on an indicator. The engine finds it, the rules weigh it.
 *
 * @param indicateur number of the indicator, 1 to 14
 * @param signal     name of the signal that fired, as in {@code signals.yaml}, or of the reading that produced it
 * @param valeur     what it argues for: a value of the grid, or a figure (« 36 », « 2021 », « 52000 »)
 * @param force      0 to 1: how sure the reading is that the text says so
 * @param zone       part of the convention: PARTIES, RECITALS, BODY, ANNEX, SIGNATURES
 * @param phrase     rank of the sentence in the convention
 * @param debut      first character of the words concerned, in the extracted text
 * @param fin        one past the last character
 */
public record Evidence(int indicateur, String signal, String valeur, double force, String zone, int phrase, int debut, int fin) {
}
