package org.chancery.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * A verifier written from docs/reference/log.md and docs/reference/log-entry.md alone: it uses nothing of the program, and
 * shares no idea with it but what those pages say.
 */
final class SecondVerifier {

    private final String name;
    private final byte[] id;
    private final byte[] publicKey;

    SecondVerifier(String vkey) throws GeneralSecurityException {
        String[] parts = vkey.split("\\+", 3);
        name = parts[0];
        id = HexFormat.of().parseHex(parts[1]);
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        must(typed.length == 33 && typed[0] == 1, "not an Ed25519 key");
        publicKey = Arrays.copyOfRange(typed, 1, 33);
        must(Arrays.equals(id, Arrays.copyOf(sha256(utf8(name + "\n"), typed), 4)), "the id is not that of the key");
    }

    /** What a checkpoint says. */
    record Says(String origin, long size, String root) {}

    /** Everything a bundle must fulfil. */
    Says bundle(Path file) throws IOException, GeneralSecurityException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Says says = checkpoint(read(zip, "checkpoint"));
            List<byte[]> leaves = new ArrayList<>();
            for (long from = 0; from < says.size; from += 256) {
                int width = (int) Math.min(256, says.size - from);
                String place = path(from / 256) + (width < 256 ? ".p/" + width : "");
                byte[] hashes = read(zip, "tile/0/" + place);
                must(hashes.length == 32 * width, "the tile has another length");
                ByteBuffer entries = ByteBuffer.wrap(read(zip, "tile/entries/" + place));
                String apart = zip.getEntry("apart/" + place) == null
                        ? ""
                        : new String(read(zip, "apart/" + place), StandardCharsets.UTF_8);
                for (int i = 0; i < width; i++) {
                    byte[] entry = new byte[Short.toUnsignedInt(entries.getShort())];
                    entries.get(entry);
                    byte[] leaf = sha256(new byte[] {0}, entry);
                    must(
                            Arrays.equals(leaf, Arrays.copyOfRange(hashes, 32 * i, 32 * i + 32)),
                            "position " + (from + i + 1) + " is not what the tile says");
                    said(new String(entry, StandardCharsets.UTF_8), from + i + 1, apart);
                    leaves.add(leaf);
                }
                must(!entries.hasRemaining(), "something follows the entries");
            }
            must(base64(root(leaves)).equals(says.root), "the root is another");
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                String path = entries.nextElement().getName();
                if (path.startsWith("checkpoints/")) {
                    Says before = checkpoint(read(zip, path));
                    must(
                            base64(root(leaves.subList(0, (int) before.size))).equals(before.root),
                            "an earlier checkpoint says another root");
                }
                Matcher tile =
                        Pattern.compile("tile/([1-9])/(\\d{3})(\\.p/\\d+)?").matcher(path);
                if (tile.matches()) {
                    int under = 1 << (8 * Integer.parseInt(tile.group(1)));
                    byte[] hashes = read(zip, path);
                    for (int i = 0; i < hashes.length / 32; i++) {
                        int first = (Integer.parseInt(tile.group(2)) * 256 + i) * under;
                        must(
                                Arrays.equals(
                                        root(leaves.subList(first, first + under)),
                                        Arrays.copyOfRange(hashes, 32 * i, 32 * i + 32)),
                                path + " has another root");
                    }
                }
                if (!path.equals("manifest.json")) {
                    String listed = "{\"bytes\":" + read(zip, path).length + ",\"path\":\"" + path + "\",\"sha256\":\""
                            + HexFormat.of().formatHex(sha256(read(zip, path))) + "\"}";
                    must(
                            new String(read(zip, "manifest.json"), StandardCharsets.UTF_8).contains(listed),
                            "the manifest does not list " + path);
                }
            }
            return says;
        }
    }

    /** The proof of one record; answers with its position. */
    long proof(String file) throws GeneralSecurityException {
        int blank = file.indexOf("\n\n");
        List<String> lines = List.of(file.substring(0, blank).split("\n"));
        must(lines.get(0).equals("c2sp.org/tlog-proof@v1"), "no proof");
        byte[] entry = Base64.getDecoder().decode(lines.get(1).substring("extra ".length()));
        long index = Long.parseLong(lines.get(2).substring("index ".length()));
        Says says = checkpoint(utf8(file.substring(blank + 2)));
        byte[] hash = sha256(new byte[] {0}, entry);
        long first = index;
        long last = says.size - 1;
        for (String line : lines.subList(3, lines.size())) {
            byte[] beside = Base64.getDecoder().decode(line);
            must(last != 0 && beside.length == 32, "the path is too long");
            if (first % 2 == 1 || first == last) {
                hash = sha256(new byte[] {1}, beside, hash);
                while (first % 2 == 0) {
                    first /= 2;
                    last /= 2;
                }
            } else {
                hash = sha256(new byte[] {1}, hash, beside);
            }
            first /= 2;
            last /= 2;
        }
        must(last == 0 && base64(hash).equals(says.root), "the path does not lead to the root");
        return index + 1;
    }

    private Says checkpoint(byte[] note) throws GeneralSecurityException {
        String whole = new String(note, StandardCharsets.UTF_8);
        int blank = whole.lastIndexOf("\n\n");
        String text = whole.substring(0, blank + 1);
        boolean signed = false;
        for (String line : whole.substring(blank + 2).split("\n")) {
            String[] parts = line.split(" ");
            byte[] signature = Base64.getDecoder().decode(parts[2]);
            if (parts[0].equals("—") && parts[1].equals(name) && Arrays.equals(Arrays.copyOf(signature, 4), id)) {
                java.security.Signature check = java.security.Signature.getInstance("Ed25519");
                byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100");
                check.initVerify(KeyFactory.getInstance("Ed25519")
                        .generatePublic(new X509EncodedKeySpec(joined(x509, publicKey))));
                check.update(utf8(text));
                must(check.verify(Arrays.copyOfRange(signature, 4, signature.length)), "the signature does not verify");
                signed = true;
            }
        }
        must(signed, "it is not signed with the key");
        String[] lines = text.split("\n");
        must(lines[0].equals(name), "the origin is not the name of the key");
        return new Says(lines[0], Long.parseLong(lines[1]), lines[2]);
    }

    /** An entry is of its place, and the name that stands apart is the one it hides. */
    private static void said(String entry, long position, String apart) throws GeneralSecurityException {
        must(entry.contains(",\"position\":" + position + ","), "the entry is not of position " + position);
        Matcher line = Pattern.compile(
                        "\"position\":" + position + ",\"recordedBy\":\"([^\"\\\\]*)\",\"salt\":\"([^\"]*)\"")
                .matcher(apart);
        if (line.find()) {
            UUID salt = UUID.fromString(line.group(2));
            byte[] bytes = ByteBuffer.allocate(16)
                    .putLong(salt.getMostSignificantBits())
                    .putLong(salt.getLeastSignificantBits())
                    .array();
            String hidden = HexFormat.of().formatHex(sha256(bytes, utf8(line.group(1))));
            must(entry.contains("\"recordedBy\":\"sha256:" + hidden + "\""), "somebody else recorded " + position);
        }
    }

    private static byte[] root(List<byte[]> leaves) throws GeneralSecurityException {
        if (leaves.isEmpty()) {
            return sha256();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return sha256(new byte[] {1}, root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    private static String path(long number) {
        String digits = "%03d".formatted(number % 1000);
        return number < 1000 ? digits : groups(number / 1000) + "/" + digits;
    }

    private static String groups(long number) {
        String group = "x%03d".formatted(number % 1000);
        return number < 1000 ? group : groups(number / 1000) + "/" + group;
    }

    private static byte[] read(ZipFile zip, String path) throws IOException {
        must(zip.getEntry(path) != null, path + " is missing");
        return zip.getInputStream(zip.getEntry(path)).readAllBytes();
    }

    private static byte[] sha256(byte[]... parts) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(joined(parts));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
