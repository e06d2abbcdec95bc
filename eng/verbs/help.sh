#: help
#:     Lists the verbs.

echo 'usage: ./jaytek VERB …'
for file in run test lighthouse bench screens new-module migration recipe user client content events storage solution help; do
  grep -h '^#:' "$JAYTEK_ROOT/eng/verbs/$file.sh" | sed 's/^#: \{0,1\}/  /'
done
