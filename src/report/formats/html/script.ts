/**
 * Sorts and filters the table of apps; the report is complete without it. No data is ever put into it, and
 * the page's policy allows this script and no other, by its digest.
 */
export const script = `
const table=document.querySelector('#apps');const body=table.tBodies[0];const rows=[...body.rows];
const field=document.querySelector('#filter');const shown=document.querySelector('#shown');
document.querySelector('.tools').hidden=false;
field.addEventListener('input',()=>{const words=field.value.toLowerCase().split(/\\s+/);let n=0;
for(const row of rows){const text=row.textContent.toLowerCase();row.hidden=!words.every((word)=>text.includes(word));
if(!row.hidden)n++}shown.textContent=n+' of '+rows.length});
const value=(row,index)=>{const cell=row.cells[index];return cell.className==='n'?Number(cell.textContent):cell.textContent.toLowerCase()};
for(const head of table.tHead.rows[0].cells){const label=head.textContent;const button=document.createElement('button');
button.type='button';button.textContent=label;head.replaceChildren(button);
button.addEventListener('click',()=>{const up=head.getAttribute('aria-sort')!=='ascending';
for(const other of table.tHead.rows[0].cells)other.removeAttribute('aria-sort');
head.setAttribute('aria-sort',up?'ascending':'descending');const index=head.cellIndex;
rows.sort((a,b)=>{const x=value(a,index),y=value(b,index);return (x<y?-1:x>y?1:0)*(up?1:-1)});body.append(...rows)})}
addEventListener('beforeprint',()=>{for(const one of document.querySelectorAll('details'))one.open=true});
`;

/** SHA-256 of the script in base64, for the policy of the page; a test holds it to the text above. */
export const scriptDigest = 'sha256-BDs2qXaGnzQRjUhTQgq2Br3tkeV/ZEEAJZa374KmcmU=';
