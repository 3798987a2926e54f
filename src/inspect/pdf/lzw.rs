//! Decodes LZW (ISO 32000-1, 7.4.4) up to a size; what is damaged ends there.

/// When codes grow by a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// One code early, as nearly all files have it.
    Early,
    /// When they must.
    Late,
}

const CLEAR: usize = 256;
const END: usize = 257;

pub(super) fn decode(bytes: &[u8], change: Change, most: u64) -> Vec<u8> {
    let early = usize::from(change == Change::Early);
    let mut found: Vec<u8> = Vec::new();
    // Each code from 258 on stands for a piece of what was found: where it begins and how long it is.
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let (mut bits, mut held) = (0u32, 0u32);
    let mut width = 9;
    for &byte in bytes {
        held = held << 8 | u32::from(byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (held >> bits) as usize & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        if code == END || found.len() as u64 > most {
            break;
        }
        if code == CLEAR {
            pieces.clear();
            before = None;
            width = 9;
            continue;
        }
        let start = found.len();
        match (code, before) {
            (0..=255, _) => found.push(u8::try_from(code).unwrap_or_default()),
            (_, Some((from, length))) if code == 258 + pieces.len() => {
                found.extend_from_within(from..from + length);
                found.push(found[from]);
            }
            _ => match pieces.get(code - 258) {
                Some(&(from, length)) => found.extend_from_within(from..from + length),
                None => break,
            },
        }
        if let Some((from, length)) = before
            && pieces.len() < 4096 - 258
        {
            pieces.push((from, length + 1));
        }
        before = Some((start, found.len() - start));
        width = match pieces.len() + 258 + early {
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_is_decoded() {
        let encoded = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(decode(&encoded, Change::Early, 100), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert_eq!(decode(&encoded, Change::Early, 3).len(), 5, "it ends with the code that is too much");
    }

    #[test]
    fn any_bytes_end() {
        for seed in 0..200u32 {
            let bytes: Vec<u8> = (0..500u32).map(|i| (i.wrapping_mul(seed * 2 + 1) >> 3).to_le_bytes()[0]).collect();
            decode(&bytes, Change::Late, 10_000);
            decode(&bytes, Change::Early, 10_000);
        }
    }
}
